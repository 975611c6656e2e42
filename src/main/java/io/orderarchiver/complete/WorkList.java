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
import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.DocumentOutput.Name;
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

	private static final String FILE = "incomplete";

	private final AppendedFile file;

	private long length;

	private WorkList(AppendedFile file) {
		this.file = file;
	}

	/** Begins the list of a run. */
	static WorkList begin(Path directory) throws IOException {
		PrivateFiles.createDirectories(directory);
		return new WorkList(AppendedFile.open(directory.resolve(FILE), 0));
	}

	/** Reads a part of a list that was saved, between two of its lengths. */
	static Reader read(Path directory, long from, long to) throws IOException {
		return new Reader(AppendedFile.readSaved(directory.resolve(FILE), from, to), from);
	}

	void add(RawValue id) throws IOException {
		try (DocumentOutput document = new DocumentOutput()) {
			document.write(ID, id);
			ByteBuf bytes = document.toDocument().getByteBuffer();
			byte[] content = new byte[bytes.remaining()];
			bytes.get(content);
			this.file.append(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
			this.file.append(content);
			this.length += Integer.BYTES + content.length;
		}
	}

	/** Makes it last; its length is to be saved. */
	long save() throws IOException {
		return this.file.save();
	}

	/** How long it is by now: where the next order will lie. */
	long length() {
		return this.length;
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

	/** Reads on from where it is. */
	static final class Reader implements AutoCloseable {

		private final InputStream in;

		private long position;

		Reader(InputStream in, long position) {
			this.in = in;
			this.position = position;
		}

		/** So many, or as many as there are. */
		List<RawValue> next(int most) throws IOException {
			List<RawValue> ids = new ArrayList<>(most);
			while (ids.size() < most) {
				byte[] head = this.in.readNBytes(Integer.BYTES);
				if (head.length == 0) {
					break;
				}
				byte[] content = this.in.readNBytes(ByteBuffer.wrap(head).getInt());
				this.position += Integer.BYTES + content.length;
				ids.add(Objects.requireNonNull(RawValue.in(new RawBsonDocument(content), OrderFields.ID)));
			}
			return ids;
		}

		/** Where in the list the next one lies. */
		long position() {
			return this.position;
		}

		@Override
		public void close() throws IOException {
			this.in.close();
		}

	}

}
