package io.orderarchiver.verify.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.order.ArchivedDocument;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.FieldDifference;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.bson.BsonBoolean;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * Compares an archived order with what its order would be archived as now: value by
 * value, by type and bytes. When it was archived and by which version, and what
 * {@code complete} notes, is not compared; nor are fields that others have added.
 */
final class FieldComparison {

	private final ArchivedDocument archived;

	private final ArchivedDocument expected;

	private final List<FieldDifference> different = new ArrayList<>(0);

	private final List<FieldDifference> blanked = new ArrayList<>(0);

	private final List<FieldDifference> completable = new ArrayList<>(0);

	private final List<FieldDifference> drifted = new ArrayList<>(0);

	private FieldComparison(ArchivedDocument archived, ArchivedDocument expected) {
		this.archived = archived;
		this.expected = expected;
	}

	/** Of an order, the first kind that fits is found. */
	static Judgement compare(OrderKey key, ArchivedDocument archived, ArchivedDocument expected) {
		FieldComparison comparison = new FieldComparison(archived, expected);
		comparison.compareKey();
		comparison.compareFields();
		return comparison.judgement(key);
	}

	private void compareKey() {
		compareOther(OrderFields.NUMBER, this.expected.other(OrderFields.NUMBER).orElse(null));
		compareOther(ArchivedOrder.ORDER_ID, RawValue.of(new BsonString(OrderIds.text(this.archived.id()))));
	}

	private void compareFields() {
		Set<String> named = this.archived.missingFields().orElse(null);
		if (named == null) {
			addDifferent(ArchivedOrder.MISSING_FIELDS, this.expected.other(ArchivedOrder.MISSING_FIELDS).orElse(null));
			return;
		}
		compareOther(ArchivedOrder.INCOMPLETE, RawValue.of(BsonBoolean.valueOf(!named.isEmpty())));
		boolean namedWrongly = false;
		for (ArchivedField field : ArchivedField.values()) {
			boolean isNamed = named.contains(field.fieldName());
			compare(field, isNamed);
			namedWrongly |= isNamed ? !isMissing(field) : wouldHaveToBeNamed(field);
		}
		if (namedWrongly) {
			addDifferent(ArchivedOrder.MISSING_FIELDS, this.expected.other(ArchivedOrder.MISSING_FIELDS).orElse(null));
		}
	}

	private boolean isMissing(ArchivedField field) {
		return field.isMissing(this.archived.value(field).orElse(null));
	}

	/**
	 * What is null here and there, and not named, was erased in both; but only data of a
	 * person are erased.
	 */
	private boolean wouldHaveToBeNamed(ArchivedField field) {
		return !field.isPersonal() && isMissing(field) && this.expected.value(field).isEmpty();
	}

	private void compare(ArchivedField field, boolean isNamed) {
		Optional<RawValue> there = this.archived.value(field);
		Optional<RawValue> here = this.expected.value(field);
		if (isSame(there, here)) {
			return;
		}
		FieldDifference difference = new FieldDifference(field.fieldName(), there.orElse(null), here.orElse(null));
		if (there.isEmpty()) {
			(isNamed ? this.completable : field.isPersonal() ? this.blanked : this.different).add(difference);
		}
		else {
			(field.isOfOrder() ? this.different : this.drifted).add(difference);
		}
	}

	private static boolean isSame(Optional<RawValue> there, Optional<RawValue> here) {
		return (there.isEmpty() || here.isEmpty()) ? there.isEmpty() && here.isEmpty()
				: there.get().hasTypeAndBytesOf(here.get());
	}

	private void compareOther(String name, @Nullable RawValue wanted) {
		if (!isSame(this.archived.other(name), Optional.ofNullable(wanted))) {
			addDifferent(name, wanted);
		}
	}

	private void addDifferent(String name, @Nullable RawValue wanted) {
		this.different.add(new FieldDifference(name, this.archived.other(name).orElse(null), wanted));
	}

	private Judgement judgement(OrderKey key) {
		if (!this.different.isEmpty()) {
			return Judgement.of(key, FindingKind.DIFFERENT, this.different);
		}
		if (!this.blanked.isEmpty()) {
			return Judgement.of(key, FindingKind.BLANKED, this.blanked);
		}
		if (!this.completable.isEmpty()) {
			return Judgement.of(key, FindingKind.COMPLETABLE, this.completable);
		}
		return this.drifted.isEmpty() ? Judgement.equal(key) : Judgement.of(key, FindingKind.DRIFTED, this.drifted);
	}

}
