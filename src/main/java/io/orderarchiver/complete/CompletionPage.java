package io.orderarchiver.complete;

import java.util.List;

/**
 * A page of incomplete archived orders.
 *
 * @param updates those that get something
 * @param others what became of the others
 */
record CompletionPage(List<CompletionUpdate> updates, CompletionTally others) {
}
