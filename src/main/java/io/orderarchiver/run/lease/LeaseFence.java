package io.orderarchiver.run.lease;

import java.util.Optional;
import java.util.Set;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a run save its position and status only while it has its lease: in one transaction
 * with a heartbeat, which fails if the lease has gone to another process. A look before
 * would not do, since a process can stand still between look and save.
 */
public final class LeaseFence implements BeanPostProcessor {

	private static final Set<String> SAVES = Set.of("update", "updateExecutionContext");

	private final ObjectProvider<HeldLease> lease;

	private final ObjectProvider<JdbcClient> jdbc;

	private final ObjectProvider<PlatformTransactionManager> transactions;

	/**
	 * Creates the fence.
	 * @param lease what the run of this context holds
	 * @param jdbc the job repository
	 * @param transactions its transactions
	 */
	public LeaseFence(ObjectProvider<HeldLease> lease, ObjectProvider<JdbcClient> jdbc,
			ObjectProvider<PlatformTransactionManager> transactions) {
		this.lease = lease;
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof JobRepository)) {
			return bean;
		}
		HeldLease held = this.lease.getIfAvailable();
		if (held == null || !held.terms().isToBeFenced()) {
			return bean;
		}
		ProxyFactory proxy = new ProxyFactory(JobRepository.class, fence(held));
		proxy.setTarget(bean);
		return proxy.getProxy();
	}

	private MethodInterceptor fence(HeldLease held) {
		return (invocation) -> SAVES.contains(invocation.getMethod().getName()) ? save(held, invocation)
				: invocation.proceed();
	}

	private @Nullable Object save(HeldLease held, MethodInvocation invocation) {
		LiveRuns liveRuns = new LiveRuns(this.jdbc.getObject());
		Optional<Object> saved = new TransactionTemplate(this.transactions.getObject()).execute((status) -> {
			if (!liveRuns.beat(held)) {
				throw new LeaseLostException(held);
			}
			return Optional.ofNullable(proceed(invocation));
		});
		return (saved != null) ? saved.orElse(null) : null;
	}

	private static @Nullable Object proceed(MethodInvocation invocation) {
		try {
			return invocation.proceed();
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("A job repository declares no other exceptions", ex);
		}
	}

}
