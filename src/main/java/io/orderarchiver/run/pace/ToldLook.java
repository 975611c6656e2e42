package io.orderarchiver.run.pace;

import io.orderarchiver.archive.pace.Look;

/**
 * A look, as a worker tells it.
 *
 * @param worker who
 * @param look its last one
 * @param strained how many showed strain so far: the last one may be told twice, and one
 * before it not at all
 */
record ToldLook(String worker, Look look, long strained) {
}
