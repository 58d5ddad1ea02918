export interface HistoryEvent {
  id: number;
  previousEventId: number;
  /** Epoch milliseconds; the API answers seconds. */
  timestamp: number;
  type: string;
  [details: string]: unknown;
}
