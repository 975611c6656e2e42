/**
 * Checks of what MongoDB is and allows; its doors are {@link MongoAccess}, which
 * connects, and {@link MongoCheck}, which each check of MongoDB is.
 */
@NullMarked
package io.orderarchiver.doctor.server;

import org.jspecify.annotations.NullMarked;
