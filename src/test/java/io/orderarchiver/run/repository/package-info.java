@NullMarked
package io.orderarchiver.run.repository;

import org.jspecify.annotations.NullMarked;
