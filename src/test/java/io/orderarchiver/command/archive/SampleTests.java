package io.orderarchiver.command.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.run.settings.ConfigurationException;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SampleTests {

	private static final String EXPECTED = """
			[
			  {
			    "numero_commande": "1",
			    "coût_commande": 15.50,
			    "prix_menu": 12.5,
			    "rémunération_livreur": 10000000,
			    "temps_estimee": 30,
			    "points": 9007199254740993,
			    "status": "livrée",
			    "date_commande": "2025-10-16T12:02:30Z",
			    "nom_client": null,
			    "incomplete": true,
			    "champs_manquants": [
			      "nom_client"
			    ]
			  }
			]
			""";

	@TempDir
	Path directory;

	@Test
	void writesOrdersToRead() throws IOException {
		Path file = this.directory.resolve("é.json");
		write(file, 10, order("1"));
		assertThat(file).content().isEqualTo(EXPECTED);
	}

	@Test
	void isReadableByItsOwnerAlone() throws IOException {
		Path file = Files.writeString(this.directory.resolve("sample.json"), "old");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
		write(file, 10, order("1"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void holdsTheFirstOrdersOfAllPages() throws IOException {
		Path file = this.directory.resolve("sample.json");
		try (Sample sample = Sample.of(file, 3, OutputStream.nullOutputStream())) {
			sample.begin();
			sample.take(List.of(order("1"), order("2")));
			sample.take(List.of(order("3"), order("4")));
		}
		assertThat(Files.readString(file)).contains("\"1\"", "\"2\"", "\"3\"").doesNotContain("\"4\"");
	}

	@Test
	void isEmptyWhenNothingWasArchived() throws IOException {
		Path file = this.directory.resolve("sample.json");
		write(file, 10);
		assertThat(file).content().isEqualTo("[]\n");
	}

	@Test
	void leavesTheFileAloneWhenNoRunBegan() throws IOException {
		Path file = Files.writeString(this.directory.resolve("sample.json"), "old");
		Sample.of(file, 10, OutputStream.nullOutputStream()).close();
		assertThat(file).content().isEqualTo("old");
	}

	@Test
	void replacesTheFileAtOnceAndLeavesNothingBeside() throws IOException {
		Path file = Files.writeString(this.directory.resolve("sample.json"), "old");
		Path link = Files.createLink(this.directory.resolve("link.json"), file);
		write(file, 10, order("1"));
		assertThat(link).as("a reader of the old file").content().isEqualTo("old");
		assertThat(this.directory).isDirectoryNotContaining("glob:**.tmp");
	}

	@Test
	void isPrintedWhereNoFileIsMeant() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Sample sample = Sample.of(Path.of("-"), null, out)) {
			sample.begin();
			sample.take(List.of(order("1")));
		}
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(EXPECTED);
	}

	@Test
	void failsWhereNobodyReadsIt() {
		Sample sample = Sample.of(Path.of("-"), null, new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				throw new IOException("closed");
			}
		});
		sample.begin();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(sample::close);
	}

	@Test
	void refusesWhatIsNoFile() {
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> Sample.of(this.directory, null, OutputStream.nullOutputStream()))
			.withMessageContaining("is a directory");
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> Sample.of(this.directory.resolve("no/x.json"), null, OutputStream.nullOutputStream()))
			.withMessageContaining("no directory");
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> Sample.of(Path.of("/dev/null"), null, OutputStream.nullOutputStream()))
			.withMessageContaining("may not write");
	}

	private static void write(Path file, int count, ArchivedOrder... orders) {
		try (Sample sample = Sample.of(file, count, OutputStream.nullOutputStream())) {
			sample.begin();
			sample.take(List.of(orders));
		}
	}

	private static ArchivedOrder order(String number) {
		BsonDocument document = BsonDocument
			.parse("""
					{_id: {$oid: '6718abc123def45600000001'}, numero_commande: '1', 'coût_commande': {$numberDecimal: '15.50'},
					prix_menu: 12.5, 'rémunération_livreur': {$numberDecimal: '1E+7'}, temps_estimee: 30,
					points: {$numberLong: '9007199254740993'}, status: 'livrée',
					date_commande: {$date: '2025-10-16T12:02:30Z'}, nom_client: null, incomplete: true,
					champs_manquants: ['nom_client']}""");
		document.put("numero_commande", new BsonString(number));
		RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
		return new ArchivedOrder(OrderKey.of(raw), raw, List.of());
	}

}
