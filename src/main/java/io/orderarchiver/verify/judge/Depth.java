package io.orderarchiver.verify.judge;

/** How closely an archived order is looked at. */
public enum Depth {

	/** Whether it is there at all. */
	EXISTENCE,

	/** Whether each of its values is right. */
	VALUES

}
