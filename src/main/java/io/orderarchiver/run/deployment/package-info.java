/**
 * What a run works on: a MongoDB with the job repository that belongs to it; its doors
 * are {@link Deployment}, {@link SitePlaces}, {@link RunFiles}, {@link RunTarget} and
 * {@link Site}.
 */
@NullMarked
package io.orderarchiver.run.deployment;

import org.jspecify.annotations.NullMarked;
