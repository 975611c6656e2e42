/**
 * Whose certificates are trusted, and why TLS did not come about.
 */
@NullMarked
package io.orderarchiver.tls;

import org.jspecify.annotations.NullMarked;
