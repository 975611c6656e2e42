/**
 * What checks found, as it is told; its doors are {@link Diagnosis}, {@link CheckResult}
 * and {@link Finding}.
 */
@NullMarked
package io.orderarchiver.doctor.finding;

import org.jspecify.annotations.NullMarked;
