/** An error that DynamoDB answers, by AWS's own name and words. */
export class ServiceError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export function validation(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

/** A key that does not fit the table: transactions answer it item by item. */
export class KeyMismatch extends ServiceError {
  constructor(message: string) {
    super('ValidationException', message);
  }
}
