/**
 * The settings in force, and where they come from; its doors are {@link Settings} and
 * {@link SettingsLoader}.
 */
@NullMarked
package io.orderarchiver.run.settings;

import org.jspecify.annotations.NullMarked;
