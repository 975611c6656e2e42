/**
 * The job repository: where it is, how it is opened and created, and what is told when it
 * cannot be; its doors are {@link JobRepositoryLocation}, {@link JobRepositoryDataSource}
 * and {@link JobRepositorySchema}, and other capabilities know
 * {@link JobRepositoryException} alone.
 */
@NullMarked
package io.orderarchiver.run.repository;

import org.jspecify.annotations.NullMarked;
