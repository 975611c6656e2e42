package io.orderarchiver.run;

import java.nio.file.Path;

import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveRunIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(ArchiveRunIT.class);

	@TempDir
	Path home;

	private Town town;

	private ArchiveHarness archiver;

	@BeforeEach
	void settle() {
		this.town = Town.in(mongo.database());
		this.archiver = ArchiveHarness.of(mongo.uri(), mongo.databaseName(), this.home);
	}

	@Test
	void archivesEachDeliveredOrderOnceAndASecondRunFindsThemAllKnown() {
		this.town.place(2500);
		this.town.place(this.town.order("CMD-X").append("status", "en livraison"));
		RunReport first = this.archiver.archive();
		assertThat(first.exitStatus()).as(first.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(first.total().read()).isEqualTo(2500);
		assertThat(first.total().archived()).isEqualTo(2500);
		assertThat(ExpectedArchive.actual(mongo.database())).isEqualTo(ExpectedArchive.of(mongo.database()));
		RunReport second = this.archiver.archive();
		assertThat(second.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(second.run()).isEqualTo(first.run() + 1);
		assertThat(second.total().duplicates()).isEqualTo(2500);
		assertThat(second.total().archived()).isZero();
	}

}
