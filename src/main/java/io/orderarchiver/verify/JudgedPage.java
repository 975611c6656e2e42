package io.orderarchiver.verify;

import java.util.List;

import io.orderarchiver.verify.finding.Judgement;

/**
 * A page that was looked at.
 *
 * @param size how many documents it had
 * @param judgements what is said of orders in it
 */
record JudgedPage(int size, List<Judgement> judgements) {
}
