import './sponsorship.ts';
import './travel.ts';
