import './eligibility.ts';
import './state-decision.ts';
import './best-interests.ts';
import './health.ts';
