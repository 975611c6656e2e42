/**
 * What has become of one order, and why: reads alone, of whatever there is of it. Its
 * doors are {@link OrderSearch}, which finds it by what a person types, and
 * {@link OrderStories}.
 */
@NullMarked
package io.orderarchiver.explain;

import org.jspecify.annotations.NullMarked;
