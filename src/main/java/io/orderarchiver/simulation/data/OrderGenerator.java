package io.orderarchiver.simulation.data;

import java.util.List;

import io.orderarchiver.order.Dimension;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;

import static io.orderarchiver.order.OrderFields.COST;
import static io.orderarchiver.order.OrderFields.COURIER_PAY;
import static io.orderarchiver.order.OrderFields.DATE;
import static io.orderarchiver.order.OrderFields.DELIVERY_ADDRESS;
import static io.orderarchiver.order.OrderFields.ESTIMATED_MINUTES;
import static io.orderarchiver.order.OrderFields.ID;
import static io.orderarchiver.order.OrderFields.NUMBER;
import static io.orderarchiver.order.OrderFields.PAYMENT_METHOD;
import static io.orderarchiver.order.OrderFields.STATUS;

/**
 * Generates orders. Each is a function of the options and its index, whatever was
 * generated before: a generation can begin anywhere.
 */
public final class OrderGenerator {

	private static final List<String> PAYMENT_METHODS = List.of("CB", "CB", "CB", "PayPal", "Espèces",
			"Ticket Restaurant", "Apple Pay");

	/** Of the orders that lack something, how many may lack a second thing. */
	private static final double SECOND_DEFECT = 0.1;

	private final GenerationOptions options;

	private final DataSet dataSet;

	private final OrderDates dates;

	private final DimensionGenerator dimensions;

	/**
	 * Creates a generator.
	 * @param options what to generate
	 * @param dimensions makes the documents that orders refer to
	 */
	public OrderGenerator(GenerationOptions options, DimensionGenerator dimensions) {
		this.options = options;
		this.dataSet = DataSet.of(options);
		this.dates = new OrderDates(options.count());
		this.dimensions = dimensions;
	}

	/**
	 * Generates an order.
	 * @param index which order, from zero
	 * @return the same at each call
	 */
	public GeneratedOrder order(int index) {
		Draws draws = this.dataSet.orderDraws(index);
		OrderStatus status = status(draws);
		BsonDocument document = document(index, status, draws);
		List<Defect> defects = defects(draws);
		for (Defect defect : defects) {
			defect.applyTo(document, this.dataSet.danglingId(index));
		}
		return new GeneratedOrder(document, status, defects);
	}

	private OrderStatus status(Draws draws) {
		return draws.chance(this.options.pDelivered()) ? OrderStatus.DELIVERED : draws.from(OrderStatus.OTHERS);
	}

	private BsonDocument document(int index, OrderStatus status, Draws draws) {
		int client = draws.below(this.options.clients());
		int menu = draws.below(this.options.menus());
		int courierPay = draws.between(25, 60) * 10;
		return new BsonDocument(ID, new BsonObjectId(this.dataSet.orderId(index)))
			.append(NUMBER, new BsonString(this.dataSet.orderNumber(index)))
			.append(Dimension.CLIENT.reference(), id(Dimension.CLIENT, client))
			.append(Dimension.LIVREUR.reference(), id(Dimension.LIVREUR, draws.below(this.options.livreurs())))
			.append(Dimension.RESTAURANT.reference(), id(Dimension.RESTAURANT, this.dimensions.restaurantOf(menu)))
			.append(Dimension.MENU.reference(), id(Dimension.MENU, menu))
			.append(DELIVERY_ADDRESS, new BsonString(this.dimensions.clientAddress(client)))
			.append(COST, DimensionGenerator.euros(this.dimensions.menuPrice(menu) + courierPay))
			.append(COURIER_PAY, DimensionGenerator.euros(courierPay))
			.append(PAYMENT_METHOD, new BsonString(draws.from(PAYMENT_METHODS)))
			.append(STATUS, new BsonString(status.label()))
			.append(DATE, new BsonDateTime(this.dates.of(index, draws.fraction()).toEpochMilli()))
			.append(ESTIMATED_MINUTES, new BsonInt32(draws.between(15, 60)));
	}

	private BsonObjectId id(Dimension dimension, int index) {
		return new BsonObjectId(this.dataSet.dimensionId(dimension, index));
	}

	private List<Defect> defects(Draws draws) {
		if (!draws.chance(this.options.pMissing())) {
			return List.of();
		}
		Defect first = Defect.draw(draws);
		if (!draws.chance(SECOND_DEFECT)) {
			return List.of(first);
		}
		Defect second = Defect.draw(draws);
		return second.field().equals(first.field()) ? List.of(first) : List.of(first, second);
	}

}
