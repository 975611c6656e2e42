/**
 * Looks at everything that a run stands on, and tells what is wrong and how to mend it:
 * here are the round of all checks and those of this host; its door is {@link Doctor}.
 */
@NullMarked
package io.orderarchiver.doctor;

import org.jspecify.annotations.NullMarked;
