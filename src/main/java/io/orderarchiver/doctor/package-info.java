/**
 * Looks at everything that a run stands on, and tells what is wrong and how to mend it. A
 * check is one concern, reads only, and is bounded in time. It stands between commands
 * and runs: it opens what runs open, without starting one.
 */
@NullMarked
package io.orderarchiver.doctor;

import org.jspecify.annotations.NullMarked;
