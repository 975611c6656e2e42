package io.orderarchiver.complete;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * The orders that were incomplete when a run began, in a file: what is completed leaves
 * the index by which it was found, so that the index can give no position to resume at.
 */
final class WorkList implements AutoCloseable {

	private static final Name ID = Name.of(OrderFields.ID);

	private final AppendedFile file;

	private WorkList(AppendedFile file) {
		this.file = file;
	}

	/** Opens the list of a run, as long as it was saved. */
	static WorkList open(Path directory, long savedLength) throws IOException {
		PrivateFiles.createDirectories(directory);
		return new WorkList(AppendedFile.open(directory.resolve("incomplete"), savedLength));
	}

	void add(RawValue id) throws IOException {
		try (DocumentOutput document = new DocumentOutput()) {
			document.write(ID, id);
			ByteBuf bytes = document.toDocument().getByteBuffer();
			byte[] content = new byte[bytes.remaining()];
			bytes.get(content);
			this.file.append(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
			this.file.append(content);
		}
	}

	/** Makes it last; its length is to be saved. */
	long save() throws IOException {
		return this.file.save();
	}

	/** Reads it, from behind a number of orders on. */
	Reader readBehind(long orders) throws IOException {
		InputStream in = this.file.read();
		Reader reader = new Reader(in);
		for (long i = 0; i < orders; i++) {
			in.skipNBytes(ByteBuffer.wrap(in.readNBytes(Integer.BYTES)).getInt());
		}
		return reader;
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

	/**
	 * Reads on from where it is.
	 *
	 * @param in before an order
	 */
	record Reader(InputStream in) implements AutoCloseable {

		/** So many, or as many as there are. */
		List<RawValue> next(int most) throws IOException {
			List<RawValue> ids = new ArrayList<>(most);
			while (ids.size() < most) {
				byte[] head = this.in.readNBytes(Integer.BYTES);
				if (head.length == 0) {
					break;
				}
				RawBsonDocument document = new RawBsonDocument(this.in.readNBytes(ByteBuffer.wrap(head).getInt()));
				ids.add(Objects.requireNonNull(RawValue.in(document, OrderFields.ID)));
			}
			return ids;
		}

		@Override
		public void close() throws IOException {
			this.in.close();
		}

	}

}
