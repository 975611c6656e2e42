/**
 * Tests of reports.
 */
@NullMarked
package io.orderarchiver.report;

import org.jspecify.annotations.NullMarked;
