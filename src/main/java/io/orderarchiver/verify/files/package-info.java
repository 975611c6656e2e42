/**
 * What a verification keeps in files, so that it fits into memory and goes on after any
 * interruption: which orders it has looked at, what it must look at again, and the list
 * of findings, for each step and partition its own. Its door is
 * {@link VerificationFiles}.
 */
@NullMarked
package io.orderarchiver.verify.files;

import org.jspecify.annotations.NullMarked;
