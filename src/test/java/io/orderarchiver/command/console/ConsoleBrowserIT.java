package io.orderarchiver.command.console;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.orderarchiver.testing.ChildJvm;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** The console in a real browser: Debian's Chromium, where that is installed. */
class ConsoleBrowserIT extends ConsoleFixture {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private @Nullable ChromeDriver browser;

	@BeforeEach
	void openBrowser() {
		Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
				() -> "SKIPPED: there is no %s, or no %s. On Debian: apt-get install chromium chromium-driver"
					.formatted(CHROMIUM, DRIVER));
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-quic", "--window-size=1200,900");
		this.browser = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build(),
				options);
	}

	@AfterEach
	void closeBrowser() {
		if (this.browser != null) {
			this.browser.quit();
		}
	}

	@Test
	void runningArchiveMovesAndCanBeStoppedByAClick() throws IOException {
		this.town.place(400);
		URI address = startConsole("--allow-actions");
		try (ChildJvm archive = start("archive", "--batch-size", "5", "--max-rate", "20")) {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !this.town.archive().isEmpty());
			open(address);
			await(() -> text("#live").contains("running"));
			browser().findElement(By.linkText("1")).click();
			await(() -> text("h1").equals("Run 1 of archiveDeliveredOrders"));
			String before = text("#live .sentence");
			await(() -> !text("#live .sentence").equals(before));
			browser().findElement(By.cssSelector("details.action summary")).click();
			browser().findElement(By.cssSelector("details.action button")).click();
			await(() -> text("h1").startsWith("Command 1"));
			assertThat(archive.awaitExit()).as(archive.output()).isEqualTo(5);
		}
		browser().findElement(By.linkText("Overview")).click();
		await(() -> text("#live").contains("was stopped on request"));
		assertThat(text("#live")).contains("order-archiver runs restart 1");
	}

	@Test
	void restartThatTakesTimeIsFollowedToItsEnd() throws IOException {
		this.town.place(160);
		try (ChildJvm archive = start("archive", "--batch-size", "5", "--max-rate", "20")) {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !this.town.archive().isEmpty());
			archive.kill();
		}
		open(startConsole("--allow-actions"));
		browser().findElement(By.partialLinkText("run 1 of")).click();
		await(() -> text("h1").startsWith("Run 1"));
		browser().findElement(By.cssSelector("details.action summary")).click();
		browser().findElement(By.cssSelector("details.action button")).click();
		await(() -> text("h1").equals("Command 1: at work"));
		await(() -> text("h1").equals("Command 1: ended with exit code 0"));
		assertThat(text("main pre")).contains("Archive run 1 (resumed)", "orders a second");
		assertArchiveIsAsExpected();
	}

	@Test
	void failedRunSaysWhyAndWhatToType() throws IOException {
		this.town.place(this.town.order("CMD-1").append("numero_commande", 5));
		assertThat(type("archive", "--max-rejects", "0").exitCode()).isEqualTo(1);
		open(startConsole());
		assertThat(text("#live")).contains("Failed: run 1", "order-archiver runs restart 1");
		browser().findElement(By.partialLinkText("run 1 of")).click();
		await(() -> text("h1").startsWith("Run 1"));
		assertThat(text("main")).contains("What to type next", "order-archiver runs restart 1");
		assertThat(browser().findElements(By.tagName("form"))).as("it only shows").isEmpty();
	}

	@Test
	void runningWatchIsSeenWithItsStateLagAndLastHour() throws IOException {
		try (ChildJvm watch = start("watch", "--no-progress")) {
			open(startConsole());
			await(() -> text("#live").contains("STREAMING: run 1 of watchDeliveredOrders"));
			assertThat(text("#live")).contains("It archives each order as it is delivered", "No order was archived");
			this.town.place(7);
			await(() -> text("#live").contains("7 orders were archived in the last hour"));
			assertThat(text("#live .facts")).contains("Lag", "Position saved");
			watch.terminate();
			assertThat(watch.awaitExit()).as(watch.output()).isZero();
			await(() -> text("#live").contains("stopped: run 1") || text("#live").contains("completed: run 1"));
		}
	}

	@Test
	void hostileOrderNumberIsTextAndNothingElse() throws IOException {
		String number = "<b>\u202Egnp.exe\u202C<script>document.title='hacked'</script></b>" + "9".repeat(450);
		reject(number);
		open(startConsole());
		browser().findElement(By.linkText("Rejects")).click();
		await(() -> text("h1").equals("Rejects"));
		WebElement link = browser().findElement(By.cssSelector("tbody a bdi"));
		assertThat(link.getText()).startsWith("<b>\u202Egnp.exe\u202C<script>").contains("…");
		assertThat(wholeWidth()).as("no wider than the window").isLessThanOrEqualTo(1200);
		link.click();
		await(() -> text("h1").startsWith("Rejected order"));
		browser().findElement(By.xpath("//button[contains(., 'personal data')]")).click();
		await(() -> text("main").contains("Victor Hugo"));
		assertThat(text("main")).contains(number.substring(0, 60));
		assertThat(browser().getTitle()).isEqualTo("Reject · Order Archiver");
		assertThat(browser().findElements(By.cssSelector("main b, main script"))).isEmpty();
		browser().get(browser().getCurrentUrl().replaceFirst("/rejects.*", "/runs/2"));
		assertThat(text("main")).contains("<b>\u202Egnp.exe");
		assertThat(browser().findElements(By.cssSelector("main b, main script"))).isEmpty();
	}

	@Test
	void noPageAsksAnotherServerForAnythingOrBreaksItsOwnPolicy() throws IOException {
		reject("CMD-1");
		type("verify", "--recheck", "0s");
		URI address = startConsole();
		open(address);
		for (String path : List.of("/", "/runs", "/runs/2", "/rejects", "/findings", "/explain?order=CMD-1")) {
			browser().get(address.resolve(path).toString());
			assertThat(((JavascriptExecutor) browser()).executeScript(
					"return performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length"))
				.as(path)
				.isEqualTo(0L);
			assertThat(browser().manage().logs().get("browser").getAll()).as(path).isEmpty();
		}
	}

	@Test
	void pagesWorkByKeyboardAndFitAPhone() throws IOException {
		reject("CMD-1");
		open(startConsole());
		browser().manage().window().setSize(new Dimension(500, 800));
		for (String page : List.of("Overview", "Runs", "Rejects", "Findings", "Explain")) {
			WebElement link = browser().findElement(By.linkText(page));
			link.sendKeys(Keys.ENTER);
			await(() -> browser().findElement(By.cssSelector("[aria-current=page]")).getText().equals(page));
			assertThat(wholeWidth()).as(page).isLessThanOrEqualTo(500);
			assertThat(browser().findElements(By.tagName("h1"))).as(page).hasSize(1);
		}
		browser().findElement(By.tagName("body")).sendKeys(Keys.TAB);
		assertThat(browser().switchTo().activeElement().getText()).isEqualTo("Skip to the page");
	}

	@Test
	void consoleThatIsGoneIsToldOnThePage() throws IOException {
		type("archive");
		open(startConsole());
		assertThat(browser().findElement(By.id("stale")).isDisplayed()).isFalse();
		console().kill();
		await(() -> browser().findElement(By.id("stale")).isDisplayed());
	}

	private ChromeDriver browser() {
		return Objects.requireNonNull(this.browser);
	}

	private void open(URI address) {
		browser().get(address.toString());
		assertThat(browser().getCurrentUrl()).as("the token is out of sight").doesNotContain("token");
		assertThat(text("h1")).isEqualTo("Overview");
	}

	/** A part may be replaced while it is looked at. */
	private String text(String selector) {
		return String.valueOf(((JavascriptExecutor) browser())
			.executeScript("return document.querySelector(arguments[0])?.innerText ?? ''", selector));
	}

	private long wholeWidth() {
		return ((Number) Objects.requireNonNull(
				((JavascriptExecutor) browser()).executeScript("return document.documentElement.scrollWidth")))
			.longValue();
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(40)).until(condition);
	}

}
