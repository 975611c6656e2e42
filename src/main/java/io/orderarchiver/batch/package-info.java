/**
 * The finite path: the keys of delivered orders, page by page, through a Spring Batch
 * job.
 */
@NullMarked
package io.orderarchiver.batch;

import org.jspecify.annotations.NullMarked;
