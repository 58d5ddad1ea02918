import type { CaseFile } from '../case/case-file.ts';

/** Whether the household is between departure and arrival: nobody joins or leaves it then. */
export const isUnderWay = ({ travel }: Pick<CaseFile, 'travel'>): boolean =>
  travel?.departedAt !== undefined && travel.arrivedAt === undefined;

/** Whether the household has arrived: what changes in it afterwards opens no stage again. */
export const hasArrived = ({ travel }: Pick<CaseFile, 'travel'>): boolean => travel?.arrivedAt !== undefined;
