<#-- The copyright file of the Debian package, filled in by the License Maven Plugin from the POMs of what is bundled. -->
Order Archiver
==============

Copyright 2025-2026 the maintainers of Order Archiver

All rights reserved. No licence has been chosen for this program so far: who
wants to use, change or hand it on asks its maintainers.

What it bundles
===============

The files in /usr/share/order-archiver/lib other than order-archiver.jar are
the work of others, under these licences; where there are several, one may
choose. (spring-boot-jarmode-tools is part of Spring Boot, like spring-boot.)
Texts that are not below are in /usr/share/common-licenses, in META-INF of
the jar, or at the address.

<#list licenseMap as licensed>
${licensed.getKey()}
<#list licensed.getValue() as project>
  ${project.artifactId} ${project.version}<#if project.organization?? && project.organization.name??>, ${project.organization.name}</#if>
</#list>

</#list>
Addresses
---------

Apache-2.0    /usr/share/common-licenses/Apache-2.0
BSD-2-Clause  https://opensource.org/license/bsd-2-clause
CC0-1.0       /usr/share/common-licenses/CC0-1.0
EPL-1.0       https://www.eclipse.org/legal/epl-v10.html
EPL-2.0       https://www.eclipse.org/legal/epl-2.0/
GPL-2.0       /usr/share/common-licenses/GPL-2
LGPL-2.1      /usr/share/common-licenses/LGPL-2.1
MPL-2.0       /usr/share/common-licenses/MPL-2.0

BSD-3-Clause: Copyright Benedikt Waldvogel (mongo-java-server); the original
author or authors (jline)
------------------------------------------------------------------------------

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors
   may be used to endorse or promote products derived from this software
   without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

MIT: Copyright QOS.ch (slf4j); Tongfei Chen (progressbar)
------------------------------------------------------------------------------

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
