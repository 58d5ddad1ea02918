/** An error that DynamoDB returns, with AWS's name and message. */
export class ServiceError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export function validation(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

/** A key that does not fit the table: transactions report it item by item. */
export class KeyMismatch extends ServiceError {
  constructor(message: string) {
    super('ValidationException', message);
  }
}
