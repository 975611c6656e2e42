package io.orderarchiver.simulation.data;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import net.datafaker.Faker;

/**
 * The words that documents are made of. A faker takes microseconds to milliseconds for a
 * word, too slow for each order, so that pools are drawn from it once.
 */
final class FrenchWords {

	private static final List<String> STREET_TYPES = List.of("rue", "avenue", "boulevard", "place", "quai", "allée",
			"impasse", "passage");

	/** Towns with a postcode that is theirs, which a faker does not care for. */
	private static final List<String> TOWNS = List.of("75001 Paris", "75003 Paris", "75005 Paris", "75009 Paris",
			"75010 Paris", "75011 Paris", "75013 Paris", "75015 Paris", "75116 Paris", "75018 Paris", "75020 Paris",
			"92100 Boulogne-Billancourt", "93200 Saint-Denis", "94300 Vincennes", "69002 Lyon", "69003 Lyon",
			"13001 Marseille", "13008 Marseille", "31000 Toulouse", "33000 Bordeaux", "44000 Nantes", "59000 Lille",
			"67000 Strasbourg", "34000 Montpellier", "35000 Rennes", "06000 Nice", "38000 Grenoble",
			"42000 Saint-Étienne");

	private static final List<String> RESTAURANTS = List.of("Le Bistrot", "La Brasserie", "La Table", "L'Auberge",
			"Le Comptoir", "La Cantine", "Le Petit Zinc", "La Crêperie", "Le Relais", "La Marmite", "Le Fournil",
			"L'Assiette");

	private static final List<String> CUISINES = List.of("française", "italienne", "japonaise", "libanaise", "indienne",
			"thaïlandaise", "marocaine", "mexicaine", "bretonne", "végétarienne");

	private static final List<String> VEHICLES = List.of("vélo", "vélo électrique", "vélo cargo", "scooter",
			"scooter électrique", "moto", "voiture", "trottinette");

	private static final List<String> MENUS = List.of("Formule Midi", "Formule Soir", "Menu Découverte",
			"Menu du Marché", "Menu Étudiant", "Menu Enfant", "Menu Gourmand", "Plat du Jour", "Formule Express",
			"Menu Végétarien", "Menu Dégustation", "Formule Duo");

	private static final List<String> STARTERS = List.of("Velouté de saison", "Œuf mayonnaise", "Salade de chèvre",
			"Terrine maison", "Poireaux vinaigrette", "Houmous");

	private static final List<String> MAINS = List.of("poulet rôti", "steak frites", "saumon grillé", "lasagnes maison",
			"couscous", "risotto aux cèpes", "curry de légumes", "blanquette de veau");

	private static final List<String> DESSERTS = List.of("crème brûlée", "mousse au chocolat", "tarte aux pommes",
			"île flottante", "salade de fruits");

	private static final int FAKED = 300;

	private final List<String> firstNames;

	private final List<String> lastNames;

	private final List<String> streets;

	FrenchWords(long seed) {
		Faker faker = new Faker(Locale.FRANCE, new Random(seed));
		this.firstNames = pool(faker.name()::firstName);
		this.lastNames = pool(faker.name()::lastName);
		this.streets = pool(faker.address()::streetSuffix);
	}

	private static List<String> pool(Supplier<String> words) {
		return Stream.generate(words).limit(FAKED).toList();
	}

	String firstName(Draws draws) {
		return draws.from(this.firstNames);
	}

	String lastName(Draws draws) {
		return draws.from(this.lastNames);
	}

	/**
	 * A number in the range that France keeps for fiction, so that nobody can be called.
	 */
	String phone(Draws draws) {
		return "+33 6 39 98 " + twoDigits(draws) + " " + twoDigits(draws);
	}

	String address(Draws draws) {
		return draws.between(1, 180) + " " + draws.from(STREET_TYPES) + " " + draws.from(this.streets) + ", "
				+ draws.from(TOWNS);
	}

	String restaurant(Draws draws) {
		String name = draws.from(RESTAURANTS);
		return draws.chance(0.2) ? name : name + of(draws.from(this.firstNames));
	}

	String cuisine(Draws draws) {
		return draws.from(CUISINES);
	}

	String vehicle(Draws draws) {
		return draws.from(VEHICLES);
	}

	String menu(Draws draws) {
		return draws.from(MENUS);
	}

	String description(Draws draws) {
		return draws.from(STARTERS) + ", " + draws.from(MAINS) + ", " + draws.from(DESSERTS);
	}

	private static String of(String firstName) {
		return ("AEÉIOU".indexOf(firstName.charAt(0)) < 0) ? " de " + firstName : " d'" + firstName;
	}

	private static String twoDigits(Draws draws) {
		return "" + draws.below(10) + draws.below(10);
	}

}
