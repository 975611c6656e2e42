package io.orderarchiver.simulation.data;

import java.util.List;

import org.bson.BsonDocument;

/**
 * Documents to insert together.
 *
 * @param collection where to insert them
 * @param documents the documents
 * @param tally what an archive must find in them; the documents themselves are counted
 * when they are inserted
 */
public record GeneratedPage(String collection, List<BsonDocument> documents, Tally tally) {
}
