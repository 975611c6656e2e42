package io.orderarchiver.run.repository;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.classify.BinaryExceptionClassifier;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.FixedBackOffPolicy;
import org.springframework.retry.interceptor.RetryOperationsInterceptor;
import org.springframework.retry.policy.BinaryExceptionClassifierRetryPolicy;
import org.springframework.retry.policy.CompositeRetryPolicy;
import org.springframework.retry.policy.MaxAttemptsRetryPolicy;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Repeats what the job repository could not save. When the process that owns the H2 file
 * dies, the others lose their connection for some seconds; without a retry, a checkpoint
 * that cannot be saved ends a healthy run. Nothing secret is handed to it.
 */
public final class JobRepositoryRetries implements BeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(JobRepositoryRetries.class);

	private static final int ATTEMPTS = 20;

	/**
	 * Longer than the half second for which the pool hands out a connection again without
	 * asking whether it lives.
	 */
	private static final long DELAY_MILLIS = 1000;

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof JobRepository)) {
			return bean;
		}
		RetryOperationsInterceptor interceptor = new RetryOperationsInterceptor();
		interceptor.setRetryOperations(template());
		ProxyFactory proxy = new ProxyFactory(JobRepository.class, interceptor);
		proxy.addAdvice(0, new RedactedExit());
		proxy.setTarget(bean);
		return proxy.getProxy();
	}

	private static RetryTemplate template() {
		LostConnection lostConnection = new LostConnection();
		CompositeRetryPolicy policy = new CompositeRetryPolicy();
		policy.setPolicies(new RetryPolicy[] { new MaxAttemptsRetryPolicy(ATTEMPTS),
				new BinaryExceptionClassifierRetryPolicy(lostConnection) });
		FixedBackOffPolicy backOff = new FixedBackOffPolicy();
		backOff.setBackOffPeriod(DELAY_MILLIS);
		RetryTemplate template = new RetryTemplate();
		template.setRetryPolicy(policy);
		template.setBackOffPolicy(backOff);
		template.registerListener(new Announcement(lostConnection));
		return template;
	}

	/** Whatever is not the statement's own fault may be a connection that comes back. */
	private static final class LostConnection extends BinaryExceptionClassifier {

		private static final long serialVersionUID = 1L;

		LostConnection() {
			super(false);
		}

		@Override
		public Boolean classify(Throwable failure) {
			return failure instanceof TransactionException || failure instanceof TransientDataAccessException
					|| failure instanceof RecoverableDataAccessException
					|| failure instanceof NonTransientDataAccessResourceException
					|| failure instanceof UncategorizedDataAccessException;
		}

	}

	/**
	 * Tells of the first of several attempts.
	 *
	 * @param lostConnection what is tried again
	 */
	private record Announcement(LostConnection lostConnection) implements RetryListener {

		@Override
		public <T, E extends Throwable> void onError(RetryContext context, RetryCallback<T, E> callback,
				Throwable failure) {
			if (context.getRetryCount() == 1 && this.lostConnection.classify(failure)) {
				logger.warn("The job repository does not answer ({}); trying again for {} s.",
						failure.getClass().getSimpleName(), ATTEMPTS * DELAY_MILLIS / 1000);
			}
		}

	}

}
