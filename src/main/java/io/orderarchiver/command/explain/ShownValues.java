package io.orderarchiver.command.explain;

/** Whether values, which may be personal, are shown. */
enum ShownValues {

	HIDDEN, SHOWN

}
