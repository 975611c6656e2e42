package io.orderarchiver.archive;

import io.orderarchiver.order.OrderKey;

/**
 * An order that cannot be archived.
 *
 * @param key which order
 * @param reason why
 * @param stage where
 * @param error the reason in a sentence, naming the order's number at most
 */
public record Reject(OrderKey key, RejectReason reason, RejectStage stage, String error) {
}
