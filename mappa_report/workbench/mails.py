"""E-mails as files to be saved: a mail program opens each as a draft, to be looked at and sent by hand."""

from datetime import UTC, datetime

from starlette.responses import Response

from mappa_report.status.mail import Mail, as_eml


def mail_file(mail: Mail, name: str) -> Response:
    """``mail`` as the file ``name``, written now."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.eml"'}
    return Response(as_eml(mail, datetime.now(UTC)), media_type="message/rfc822", headers=headers)
