package io.orderarchiver.run.worker;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message says: there may be a partition to work on. The row says whether there
 * is.
 *
 * @param stepExecution the partition's step
 * @param jobExecution the execution of the run
 * @param target what the run works on
 * @param version the program that hands it out
 */
public record WorkHint(long stepExecution, long jobExecution, String target, String version) {

	byte[] toBytes() {
		return JsonMapper.shared().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Reads a message.
	 * @throws IllegalArgumentException if it is none of ours
	 */
	static WorkHint of(byte[] bytes) {
		try {
			return JsonMapper.shared().readValue(new String(bytes, StandardCharsets.UTF_8), WorkHint.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("no message of this program");
		}
	}

}
