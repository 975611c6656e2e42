package io.orderarchiver.run.worker;

import java.util.Optional;
import java.util.Set;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a partition's checkpoint and status be saved only while its claim holds: in one
 * transaction with a heartbeat, which fails if another process has claimed the partition.
 * Steps that nobody had to claim are saved as ever.
 */
public final class ClaimFence implements BeanPostProcessor {

	private static final Set<String> SAVES = Set.of("update", "updateExecutionContext");

	private final ObjectProvider<Participation> sharing;

	private final ObjectProvider<HeldClaims> claims;

	private final ObjectProvider<JdbcClient> jdbc;

	private final ObjectProvider<PlatformTransactionManager> transactions;

	/**
	 * Creates the fence.
	 * @param sharing is there where several processes work on a run
	 * @param claims those of this process
	 * @param jdbc the job repository
	 * @param transactions its transactions
	 */
	public ClaimFence(ObjectProvider<Participation> sharing, ObjectProvider<HeldClaims> claims,
			ObjectProvider<JdbcClient> jdbc, ObjectProvider<PlatformTransactionManager> transactions) {
		this.sharing = sharing;
		this.claims = claims;
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof JobRepository) || this.sharing.getIfAvailable() == null) {
			return bean;
		}
		ProxyFactory proxy = new ProxyFactory(JobRepository.class, (MethodInterceptor) this::intercept);
		proxy.setTarget(bean);
		return proxy.getProxy();
	}

	private @Nullable Object intercept(MethodInvocation invocation) throws Throwable {
		Optional<StepExecution> step = claimed(invocation);
		return step.isPresent() ? save(step.get(), invocation) : invocation.proceed();
	}

	private Optional<StepExecution> claimed(MethodInvocation invocation) {
		return SAVES.contains(invocation.getMethod().getName())
				&& invocation.getArguments()[0] instanceof StepExecution step
				&& this.claims.getObject().knows(step.getId()) ? Optional.of(step) : Optional.empty();
	}

	private @Nullable Object save(StepExecution step, MethodInvocation invocation) {
		PartitionRows rows = new PartitionRows(this.jdbc.getObject());
		PartitionClaim claim = this.claims.getObject().of(step.getId()).orElseThrow(() -> new ClaimLostException(step));
		Optional<Object> saved = new TransactionTemplate(this.transactions.getObject()).execute((status) -> {
			if (!rows.beat(claim)) {
				throw new ClaimLostException(step);
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
