/** A request of the control API that cannot be served; the message is for the developer. */
export class ControlFailure extends Error {
  override readonly name = 'ControlFailure';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
