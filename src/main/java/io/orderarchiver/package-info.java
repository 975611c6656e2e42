/**
 * Order Archiver copies delivered orders, joined with their customer, courier, restaurant
 * and menu, into an archive, once and only once.
 * <p>
 * A key of an order travels {@code command → run → batch or watch → archive → order}: a
 * person types a command, a run is launched or resumed, a path yields keys, the middle
 * looks them up and writes, and an order knows what it is.
 * <ul>
 * <li>{@code command}: what is typed and printed. Its root puts the command line
 * together; {@code archive}, {@code watch}, {@code simulate}, {@code runs},
 * {@code rejects} and {@code doctor} are a command group each, and so are {@code init}
 * and {@code completion}, over {@code notification} and {@code invocation}, which all
 * share, and {@code terminal}.</li>
 * <li>{@code doctor}: looks at all that a run stands on. Its root goes round and looks at
 * this host; {@code server} and {@code collections} look at MongoDB; {@code finding} is
 * what they say.</li>
 * <li>{@code run}: its root launches. {@code history} is what the job repository tells of
 * runs, {@code outcome} how one ends, {@code lease} who may run, {@code deployment} what
 * on, {@code repository} where that is kept, {@code pace} how fast, {@code log} what is
 * written meanwhile, and {@code settings} what holds for all.</li>
 * <li>{@code batch}: the finite path.</li>
 * <li>{@code watch}: the endless path. Its root is the job; {@code stream} reads,
 * {@code position} remembers, {@code state} tells.</li>
 * <li>{@code step}: what the steps of both paths have in common.</li>
 * <li>{@code management}: how a run is seen from outside, by its metrics and its health.
 * </li>
 * <li>{@code simulation}: {@code data} is generated, {@code generation} inserts it,
 * {@code town} lets it live, {@code server} is the embedded MongoDB, and {@code store}
 * what outlives it.</li>
 * <li>{@code archive}: the middle. A {@code page} passes {@code keys}, {@code known},
 * {@code lookup}, {@code write} and {@code rejects}, over {@code find}, {@code indexes},
 * {@code retry} and {@code stop}, at a {@code pace} that MongoDB's {@code strain} slows
 * down; the root is what these have in common.</li>
 * <li>{@code order}: what an order is.</li>
 * <li>{@code mongo}: the connection.</li>
 * <li>{@code tls}: whom connections trust.</li>
 * <li>{@code files}: files that are their owner's alone.</li>
 * </ul>
 * An arrow never points back: not between capabilities, and not within one.
 */
@NullMarked
package io.orderarchiver;

import org.jspecify.annotations.NullMarked;
