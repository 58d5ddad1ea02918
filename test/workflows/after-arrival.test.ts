import './follow-up.ts';
import './reopening.ts';
import './reunification.ts';
