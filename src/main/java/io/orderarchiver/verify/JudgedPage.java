package io.orderarchiver.verify;

import java.util.List;

import io.orderarchiver.verify.finding.Judgement;

/**
 * A page that was looked at.
 *
 * @param size how many documents it had
 * @param judgements what is said of orders in it
 * @param ofOthers what archived orders in it say of orders with another {@code _id}
 */
record JudgedPage(int size, List<Judgement> judgements, List<Judgement> ofOthers) {
}
