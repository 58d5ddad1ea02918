/** Where partner systems call the routes that they are allowed, with their key instead of a person's token. */
export const MACHINE_PATH = '/machine';
