/* pdfium's answers for many characters of a page in one call from Python.

   pdfium has a function for the box, the place and the text object of one character, and none for those of a page. From
   Python each call costs 0.4 microseconds or more, from C a hundredth of that. This module knows nothing of pdfium but
   the shape of three of its functions, whose addresses pdf_calls.py passes in. Without it, pdf_calls.py makes the same
   calls itself. The interpreter lock stays held: pdfium must not be in two threads at once, and a page takes less than a
   millisecond.
*/

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <stdint.h>

#ifdef _WIN32
#define PDFIUM_CALL __stdcall
#else
#define PDFIUM_CALL
#endif

typedef int(PDFIUM_CALL *box_function)(void *page, int character, float *left_top_right_bottom);
typedef int(PDFIUM_CALL *origin_function)(void *page, int character, double *x, double *y);
typedef void *(PDFIUM_CALL *object_function)(void *page, int character);

enum { BOX_SIDES = 4, ORIGIN_SIDES = 2 };

/* The arguments that all functions here take, checked. */
typedef struct {
    uintptr_t function;
    void *page;
    Py_buffer characters; /* int32 */
    Py_buffer answers;
    Py_ssize_t count;
} Request;

static void release(Request *request)
{
    PyBuffer_Release(&request->characters);
    PyBuffer_Release(&request->answers);
}

/* 1 where the arguments are (function, page, characters, answers), with room for an answer of `size` bytes each. */
static int open_request(PyObject *arguments, Py_ssize_t size, Request *request)
{
    unsigned long long function, page;
    PyObject *characters, *answers;

    if (!PyArg_ParseTuple(arguments, "KKOO", &function, &page, &characters, &answers))
        return 0;
    if (function == 0 || page == 0) {
        PyErr_SetString(PyExc_ValueError, "an address is zero");
        return 0;
    }
    if (PyObject_GetBuffer(characters, &request->characters, PyBUF_SIMPLE) < 0)
        return 0;
    if (PyObject_GetBuffer(answers, &request->answers, PyBUF_WRITABLE) < 0) {
        PyBuffer_Release(&request->characters);
        return 0;
    }
    request->function = (uintptr_t)function;
    request->page = (void *)(uintptr_t)page;
    request->count = request->characters.len / (Py_ssize_t)sizeof(int32_t);
    if (request->characters.len % (Py_ssize_t)sizeof(int32_t) != 0 || request->answers.len % size != 0 ||
        request->answers.len / size != request->count ||
        (uintptr_t)request->characters.buf % sizeof(int32_t) != 0 ||
        (uintptr_t)request->answers.buf % sizeof(double) != 0) {
        PyErr_SetString(PyExc_ValueError, "the buffers do not fit each other");
        release(request);
        return 0;
    }
    return 1;
}

static PyObject *boxes(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!open_request(arguments, BOX_SIDES * (Py_ssize_t)sizeof(float), &request))
        return NULL;
    const int32_t *characters = request.characters.buf;
    float *answers = request.answers.buf;
    box_function ask = (box_function)request.function;
    for (Py_ssize_t i = 0; i < request.count; i++)
        ask(request.page, characters[i], answers + BOX_SIDES * i);
    release(&request);
    Py_RETURN_NONE;
}

static PyObject *origins(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!open_request(arguments, ORIGIN_SIDES * (Py_ssize_t)sizeof(double), &request))
        return NULL;
    const int32_t *characters = request.characters.buf;
    double *answers = request.answers.buf;
    origin_function ask = (origin_function)request.function;
    for (Py_ssize_t i = 0; i < request.count; i++)
        ask(request.page, characters[i], answers + ORIGIN_SIDES * i, answers + ORIGIN_SIDES * i + 1);
    release(&request);
    Py_RETURN_NONE;
}

static PyObject *text_objects(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!open_request(arguments, (Py_ssize_t)sizeof(uint64_t), &request))
        return NULL;
    const int32_t *characters = request.characters.buf;
    uint64_t *answers = request.answers.buf;
    object_function ask = (object_function)request.function;
    for (Py_ssize_t i = 0; i < request.count; i++)
        answers[i] = (uint64_t)(uintptr_t)ask(request.page, characters[i]);
    release(&request);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"boxes", boxes, METH_VARARGS, "boxes(function, page, characters, answers): four floats a character."},
    {"origins", origins, METH_VARARGS, "origins(function, page, characters, answers): two doubles a character."},
    {"text_objects", text_objects, METH_VARARGS, "text_objects(function, page, characters, answers): an address each."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_pdf_chars", "pdfium's answers for many characters at once.", 0, methods, NULL, NULL, NULL,
    NULL,
};

PyMODINIT_FUNC PyInit__pdf_chars(void);

PyMODINIT_FUNC PyInit__pdf_chars(void)
{
    return PyModule_Create(&definition);
}
