package io.orderarchiver.run;

import java.util.List;

/**
 * What is known when a run starts.
 *
 * @param run its number
 * @param target what it works on
 * @param resumed whether it goes on where a former execution ended
 * @param waiting numbers of other runs of this target that wait to be resumed
 */
public record RunStart(long run, String target, boolean resumed, List<Long> waiting) {
}
