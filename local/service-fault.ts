/** An error that a service of AWS answers, by its name and HTTP status. */
export class ServiceFault extends Error {
  readonly statusCode: number;

  constructor(name: string, message: string, statusCode = 400, more: object = {}) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
    Object.assign(this, more);
  }
}
