/**
 * The report of runs, one page of HTML to look at, to print and to send; and the overview
 * of a watch.
 */
@NullMarked
package io.orderarchiver.report;

import org.jspecify.annotations.NullMarked;
