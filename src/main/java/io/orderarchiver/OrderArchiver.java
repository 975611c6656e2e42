package io.orderarchiver;

/** Arguments in, exit code out. */
public final class OrderArchiver {

	private OrderArchiver() {
	}

	public static void main(String[] args) {
		System.exit(2);
	}

}
