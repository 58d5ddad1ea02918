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
