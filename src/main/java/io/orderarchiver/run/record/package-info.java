/**
 * What a run records of itself for its report, beside the job repository: counts over
 * time, by order day and by reason, and what a watch is doing; its doors are
 * {@link io.orderarchiver.run.record.RunRecorder} and
 * {@link io.orderarchiver.run.record.RunRecords}.
 */
@NullMarked
package io.orderarchiver.run.record;

import org.jspecify.annotations.NullMarked;
