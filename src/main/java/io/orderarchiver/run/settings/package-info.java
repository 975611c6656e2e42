/**
 * The settings in force, and where they come from; its doors are {@link Settings} and
 * {@link SettingsLoader}.
 * <p>
 * They are read by hand, not bound by {@code @ConfigurationProperties}, after a trial of
 * both with these settings and sources (Spring Boot 4.0.7):
 * <ul>
 * <li>What worked as well: relaxed names, precedence, origins, which in YAML have a line
 * and a column, seconds as the unit of a delay, and passwords like <code>p${x}y</code>,
 * with a {@code Binder} of its own that resolves no placeholder.</li>
 * <li>Messages: a value that does not convert ends the binding, and its message is
 * {@code Failed to bind properties under 'batch-size' to int}. The value is three causes
 * below, what is allowed nowhere, and the name is not the one that was typed. Only
 * constraints, once all converts, are told together: {@code must be greater than or equal
 * to 1}. Each setting would need a sentence of its own here as well.</li>
 * <li>Blank values are no value here. There, a blank number is an error, and a blank text
 * a text.</li>
 * <li>{@code _FILE} secrets, collections that must not share a name, URIs whose message
 * must not quote a password, and the list of what holds and why ({@code default},
 * {@code not set}, a file) would stay by hand.</li>
 * <li>Start-up: reading takes 2.11 s of processor in a fresh JVM by hand, 2.33 s bound,
 * and 2.98 s with Hibernate Validator (medians of 8 alternating rounds; 1.53, 1.58 and
 * 1.92 with the first compiler alone). With validation that is 17% of {@code runs list},
 * and 2 MB of libraries.</li>
 * </ul>
 */
@NullMarked
package io.orderarchiver.run.settings;

import org.jspecify.annotations.NullMarked;
