"""Takes mails and keeps them as JSON files, so that a test can look at what a reader would get.

smtp_catcher.py FOLDER MODE; MODE is `open`, or `safe` for TLS and the user ada with a password. It
says its port on standard output. While FOLDER/full exists, it takes nothing for full@.
"""
import asyncio
import email
import email.policy
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult
import trustme

folder, mode = pathlib.Path(sys.argv[1]), sys.argv[2]


class Keeper:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("full@") and (folder / "full").exists():
            return f"452 4.2.2 <{address}> mailbox is full"
        if address.startswith("nobody@"):
            return f"550 5.1.1 <{address}> no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        raw = envelope.content
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        kept = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "from": str(mail["from"]),
            "to": str(mail["to"]),
            "subject": str(mail["subject"]),
            "raw_is_ascii": raw.isascii(),
            "type": mail.get_content_type(),
            "language": str(mail["content-language"]),
            "body": mail.get_content().replace("\r\n", "\n"),
            "safe": session.ssl is not None,
            "login": (session.auth_data or b"").decode(),
        }
        at = len(list(folder.glob("*.json")))
        (folder / f"{at:03}.json").write_text(json.dumps(kept))
        return "250 kept"


def authenticate(server, session, envelope, mechanism, given):
    with (folder / "logins").open("a") as logins:
        logins.write(f"{given.login.decode()} {session.ssl is not None}\n")
    fits = given.login == b"ada" and given.password == "sirr əlifba".encode()
    return AuthResult(success=fits, handled=False, auth_data=given.login)


async def main():
    kwargs = {}
    if mode == "safe":
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
        kwargs = dict(
            tls_context=context, require_starttls=True, authenticator=authenticate, auth_required=True
        )
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keeper(), hostname="catcher.test", **kwargs), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
